package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [DataIntegrityTest] on a Spark.
@ExtendWith(OnSpark.class)
class DataIntegrityOnSparkTest extends DataIntegrityTest {}
