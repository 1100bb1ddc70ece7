@NullMarked
package io.reloquent.faults;

import org.jspecify.annotations.NullMarked;
