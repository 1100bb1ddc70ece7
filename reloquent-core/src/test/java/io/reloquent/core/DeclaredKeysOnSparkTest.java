package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [DeclaredKeysTest] on a Spark.
@ExtendWith(OnSpark.class)
class DeclaredKeysOnSparkTest extends DeclaredKeysTest {}
