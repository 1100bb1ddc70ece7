/// What Reloquent asks of a source.
@NullMarked
package io.reloquent.port.source;

import org.jspecify.annotations.NullMarked;
