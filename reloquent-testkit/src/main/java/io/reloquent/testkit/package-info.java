/// Real servers and famous databases for tests.
@NullMarked
package io.reloquent.testkit;

import org.jspecify.annotations.NullMarked;
