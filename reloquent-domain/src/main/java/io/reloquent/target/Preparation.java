package io.reloquent.target;

import java.util.List;
import java.util.stream.Stream;

/// What was done to a target before the load, as its ledger records it before it is done.
///
/// @param plan            hash of the plan that it was done for
/// @param collections     what was created, and nothing else may be dropped in its name
/// @param sharded         which collections are spread over shards
/// @param validators      whether collections refuse documents that the plan does not make
/// @param balancerStopped whether the balancer was on and was stopped
/// @param complete        whether it came to its end
public record Preparation(
        String plan,
        List<String> collections,
        List<String> sharded,
        boolean validators,
        boolean balancerStopped,
        boolean complete) {

    public Preparation {
        collections = List.copyOf(collections);
        sharded = List.copyOf(sharded);
    }

    /// Nothing done yet.
    public static Preparation none(String plan) {
        return new Preparation(plan, List.of(), List.of(), false, false, false);
    }

    /// The same with what is about to be done beside it. What is about to be dropped is ours to drop from here on.
    public Preparation intending(String newPlan, List<SetupStep> steps, boolean withValidators) {
        List<String> dropped = subjects(steps, SetupStep.DropCollection.class);
        List<String> touched = both(dropped, subjects(steps, SetupStep.CreateCollection.class));
        List<String> spread = subjects(steps, SetupStep.ShardCollection.class);
        boolean stops = steps.stream().anyMatch(SetupStep.StopBalancer.class::isInstance);
        return new Preparation(
                newPlan,
                both(collections, touched),
                both(without(sharded, dropped), spread),
                withValidators,
                balancerStopped || stops,
                false);
    }

    private static List<String> subjects(List<SetupStep> steps, Class<? extends SetupStep> kind) {
        return steps.stream().filter(kind::isInstance).map(SetupStep::subject).toList();
    }

    /// Come to its end, with nothing more than what is there.
    public Preparation completed(List<String> gone) {
        return new Preparation(
                plan, without(collections, gone), without(sharded, gone), validators, balancerStopped, true);
    }

    /// The same with the balancer on again.
    public Preparation balanced() {
        return new Preparation(plan, collections, sharded, validators, false, complete);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(name -> !others.contains(name)).toList();
    }
}
