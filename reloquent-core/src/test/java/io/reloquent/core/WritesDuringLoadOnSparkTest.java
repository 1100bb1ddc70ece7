package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [WritesDuringLoadTest] on a Spark.
@ExtendWith(OnSpark.class)
class WritesDuringLoadOnSparkTest extends WritesDuringLoadTest {}
