package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [TypeRoundTripTest] on a Spark.
@ExtendWith(OnSpark.class)
class TypeRoundTripOnSparkTest extends TypeRoundTripTest {}
