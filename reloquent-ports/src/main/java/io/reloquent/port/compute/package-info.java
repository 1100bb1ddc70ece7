/// What Reloquent asks of whatever moves the rows.
@NullMarked
package io.reloquent.port.compute;

import org.jspecify.annotations.NullMarked;
