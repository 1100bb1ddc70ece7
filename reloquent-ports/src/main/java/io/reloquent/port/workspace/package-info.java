/// What Reloquent asks of the place where its files are.
@NullMarked
package io.reloquent.port.workspace;

import org.jspecify.annotations.NullMarked;
