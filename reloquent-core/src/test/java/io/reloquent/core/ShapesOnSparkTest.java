package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [ShapesTest] on a Spark.
@ExtendWith(OnSpark.class)
class ShapesOnSparkTest extends ShapesTest {}
