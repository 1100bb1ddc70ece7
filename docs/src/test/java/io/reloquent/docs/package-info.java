/// Tests that keep the pages and the layout of the code true.
@NullMarked
package io.reloquent.docs;

import org.jspecify.annotations.NullMarked;
