/// What Reloquent asks of a target.
@NullMarked
package io.reloquent.port.target;

import org.jspecify.annotations.NullMarked;
