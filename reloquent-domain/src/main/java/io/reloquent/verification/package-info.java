/// Whether what arrived is what was sent.
@NullMarked
package io.reloquent.verification;

import org.jspecify.annotations.NullMarked;
