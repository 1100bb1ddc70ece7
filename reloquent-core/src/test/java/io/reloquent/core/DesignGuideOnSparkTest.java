package io.reloquent.core;

import org.junit.jupiter.api.extension.ExtendWith;

/// [DesignGuideTest] on a Spark.
@ExtendWith(OnSpark.class)
class DesignGuideOnSparkTest extends DesignGuideTest {}
