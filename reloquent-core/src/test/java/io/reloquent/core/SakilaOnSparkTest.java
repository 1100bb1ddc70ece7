package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [SakilaTest] on a Spark.
@ExtendWith(OnSpark.class)
class SakilaOnSparkTest extends SakilaTest {}
