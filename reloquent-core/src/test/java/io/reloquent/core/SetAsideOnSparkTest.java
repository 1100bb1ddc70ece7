package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [SetAsideTest] on a Spark.
@ExtendWith(OnSpark.class)
class SetAsideOnSparkTest extends SetAsideTest {}
