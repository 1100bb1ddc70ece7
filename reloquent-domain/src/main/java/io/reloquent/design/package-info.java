/// How tables become documents: root collections, embedded arrays and documents, references.
@NullMarked
package io.reloquent.design;

import org.jspecify.annotations.NullMarked;
