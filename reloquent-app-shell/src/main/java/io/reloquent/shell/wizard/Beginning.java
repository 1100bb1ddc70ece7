package io.reloquent.shell.wizard;

import io.reloquent.lifecycle.Status;
import io.reloquent.lifecycle.Status.StepStatus;
import io.reloquent.shell.screen.Choice;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// Where the wizard begins: at the first step, where one was, or where the person says. In the browser they may go
/// through all of it first.
final class Beginning {

    private enum Way {
        HERE,
        ELSEWHERE,
        BROWSER
    }

    private static final Choice<Way> IN_BROWSER =
            new Choice<>(Way.BROWSER, "Go on in the browser", "all of it, on pages");

    private final Guide guide;

    Beginning(Guide guide) {
        this.guide = guide;
    }

    Place place() {
        while (true) {
            Optional<Place> place = isConfigured() ? resumed() : first();
            if (place.isPresent()) {
                return place.get();
            }
        }
    }

    private boolean isConfigured() {
        return Files.exists(guide.configuration());
    }

    private Optional<Place> first() {
        guide.say("There is no configuration at " + guide.configuration() + " yet. Let us write one.");
        Way way = guide.choose("Where?", List.of(new Choice<>(Way.HERE, "Here", "step by step"), IN_BROWSER));
        return way == Way.HERE ? Optional.of(Place.SOURCE) : browsed(Place.SOURCE);
    }

    /// Nothing where the person has been in the browser, and is to be asked again.
    private Optional<Place> resumed() {
        Status status = guide.status();
        Place present = Place.of(status, true);
        Optional<Place> asked = present == Place.READY ? Optional.of(present) : asked(present, status);
        if (asked.filter(at -> at.compareTo(Place.TARGET) > 0 && at != Place.READY)
                .isPresent()) {
            Secrets.complete(guide);
        }
        return asked;
    }

    private Optional<Place> asked(Place present, Status status) {
        lastDone(status).ifPresent(done -> guide.say("Done last: " + done + "."));
        Way way = guide.choose(
                "You are at: " + present.heading() + ".",
                List.of(
                        new Choice<>(Way.HERE, "Go on there"),
                        new Choice<>(Way.ELSEWHERE, "Begin at another step"),
                        IN_BROWSER));
        return switch (way) {
            case HERE -> Optional.of(present);
            case ELSEWHERE -> Optional.of(elsewhere(present, status));
            case BROWSER -> browsed(present);
        };
    }

    private Place elsewhere(Place present, Status status) {
        List<Place> reachable = present.reachable(status.phase().isReversible());
        if (reachable.size() == 1) {
            guide.say("There is no other: what was decided is in the target. '" + guide.line("rollback")
                    + "' is the way back.");
            return present;
        }
        return guide.choose(
                "Which step?",
                reachable.stream()
                        .map(place -> new Choice<>(place, place.title()))
                        .toList());
    }

    private Optional<Place> browsed(Place present) {
        try {
            guide.inBrowser(present.page(), "Enter goes on here; the page stays until you leave.", () -> false);
        } catch (Away away) {
            away.staysInside();
        }
        return Optional.empty();
    }

    private static Optional<String> lastDone(Status status) {
        return status.steps().stream()
                .filter(step -> step.last().isPresent())
                .reduce((one, next) -> next)
                .map((StepStatus step) -> step.step().purpose() + ", "
                        + step.last().map(last -> last.summary()).orElse(""));
    }
}
