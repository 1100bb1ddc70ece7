/// Where secrets are kept.
@NullMarked
package io.reloquent.port.secret;

import org.jspecify.annotations.NullMarked;
