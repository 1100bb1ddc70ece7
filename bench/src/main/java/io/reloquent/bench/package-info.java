/// The benchmark: starts servers, runs each row in a process of its own, and writes what it cost.
@NullMarked
package io.reloquent.bench;

import org.jspecify.annotations.NullMarked;
