/// How large what carries out a plan has to be.
@NullMarked
package io.reloquent.sizing;

import org.jspecify.annotations.NullMarked;
