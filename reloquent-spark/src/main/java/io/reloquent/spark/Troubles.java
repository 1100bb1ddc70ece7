package io.reloquent.spark;

import java.util.function.Consumer;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Option;

/// Told of each attempt of a task that a server broke off: Spark says nothing of it while it tries again.
final class Troubles extends SparkListener {

    private final Consumer<ServerFault> told;

    Troubles(Consumer<ServerFault> told) {
        this.told = told;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof ExceptionFailure failure) {
            Option<Throwable> thrown = failure.exception();
            if (thrown.isDefined()) {
                ServerFault.in(thrown.get()).ifPresent(told);
            }
        }
    }
}
