/// What is answered where something cannot be done.
@NullMarked
package io.reloquent.web.problem;

import org.jspecify.annotations.NullMarked;
