/// Everything that will happen, before it happens.
@NullMarked
package io.reloquent.plan;

import org.jspecify.annotations.NullMarked;
