@NullMarked
package io.reloquent.local.direct;

import org.jspecify.annotations.NullMarked;
