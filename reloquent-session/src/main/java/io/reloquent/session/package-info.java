/// Which adapters serve which use case: the one wiring that every interface uses.
@NullMarked
package io.reloquent.session;

import org.jspecify.annotations.NullMarked;
