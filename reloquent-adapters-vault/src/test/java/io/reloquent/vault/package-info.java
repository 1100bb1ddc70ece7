@NullMarked
package io.reloquent.vault;

import org.jspecify.annotations.NullMarked;
