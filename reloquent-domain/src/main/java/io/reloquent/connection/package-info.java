/// Where the source and the target are, and what opens them.
@NullMarked
package io.reloquent.connection;

import org.jspecify.annotations.NullMarked;
