package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [OddTablesTest] on a Spark.
@ExtendWith(OnSpark.class)
class OddTablesOnSparkTest extends OddTablesTest {}
