@NullMarked
package io.reloquent.local.spark;

import org.jspecify.annotations.NullMarked;
