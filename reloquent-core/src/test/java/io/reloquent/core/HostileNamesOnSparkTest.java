package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [HostileNamesTest] on a Spark.
@ExtendWith(OnSpark.class)
class HostileNamesOnSparkTest extends HostileNamesTest {}
