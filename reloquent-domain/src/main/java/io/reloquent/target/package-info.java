/// What a target is, what it lacks, and what is done to it before documents are loaded.
@NullMarked
package io.reloquent.target;

import org.jspecify.annotations.NullMarked;
