@NullMarked
package io.reloquent.local.load;

import org.jspecify.annotations.NullMarked;
