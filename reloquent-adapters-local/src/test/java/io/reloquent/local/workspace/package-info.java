@NullMarked
package io.reloquent.local.workspace;

import org.jspecify.annotations.NullMarked;
