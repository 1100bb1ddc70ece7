package io.reloquent.web.problem;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// An error as `application/problem+json` (RFC 9457), with what to do about it.
///
/// @param type     `urn:reloquent:` and a word that programs can go by
/// @param title    that word, for people
/// @param status   of HTTP
/// @param detail   what happened, as a sentence
/// @param next     what to do next, as a sentence
/// @param exitCode with which a command would have ended
/// @param problems one by one, where there are several
public record Problem(
        @Schema(
                allowableValues = {
                    "urn:reloquent:request",
                    "urn:reloquent:refused",
                    "urn:reloquent:usage",
                    "urn:reloquent:access",
                    "urn:reloquent:step",
                    "urn:reloquent:busy",
                    "urn:reloquent:changed",
                    "urn:reloquent:unconditional",
                    "urn:reloquent:failed",
                    "urn:reloquent:defect"
                })
        String type,

        String title,

        @Schema(minimum = "400", maximum = "599") int status,

        String detail,
        String next,

        @Schema(minimum = "1", maximum = "5") int exitCode,

        List<Part> problems) {

    /// One of several problems.
    ///
    /// @param line  of a file, from 1; 0 where there is none
    /// @param path  what it is about, as `collections.orders.from`; empty where the line says it
    public record Part(@Schema(minimum = "0") int line, String path, String what, String remedy) {}

    private static final int USAGE = 2;
    private static final int ACCESS = 4;
    private static final int STEP = 5;

    public Problem {
        problems = List.copyOf(problems);
    }

    /// What a use case has thrown.
    public static Problem of(Fault fault) {
        return switch (fault) {
            case YoursToFix yours -> of(yours);
            case OursOrTheirs theirs -> new Problem("failed", "Failed", 502, theirs.getMessage(), theirs.next(), 1);
        };
    }

    private static Problem of(YoursToFix yours) {
        String what = yours.getMessage();
        return switch (yours.kind()) {
            case USAGE -> new Problem("usage", "To be corrected", 422, what, yours.next(), USAGE).with(yours);
            case ACCESS -> new Problem("access", "Access refused", 403, what, yours.next(), ACCESS).with(yours);
            case STEP -> new Problem("step", "Something comes first", 409, what, yours.next(), STEP).with(yours);
        };
    }

    /// A request that is not as it should be.
    public static Problem request(int status, String what, String next) {
        return new Problem("request", "Not understood", status, what, next, USAGE);
    }

    /// A request that is not let in.
    public static Problem refused(int status, String what, String next) {
        return new Problem("refused", "Not let in", status, what, next, ACCESS);
    }

    /// Something else is in the way right now.
    public static Problem conflict(String type, int status, String what, String next) {
        return new Problem(type, "In the way", status, what, next, STEP);
    }

    /// A defect.
    ///
    /// @param id under which it is in the server's own output
    public static Problem defect(String id) {
        return new Problem(
                "defect",
                "A defect of Reloquent",
                500,
                "Something went wrong that should not have; it is number " + id + ".",
                "Please report it with the lines that the server has written under this number.",
                1);
    }

    private Problem(String word, String title, int status, String detail, String next, int exitCode) {
        this("urn:reloquent:" + word, title, status, detail, next, exitCode, List.of());
    }

    private Problem with(YoursToFix fault) {
        List<Part> parts = fault.problems().stream()
                .map(one -> new Part(one.line(), one.place(), one.what(), one.remedy()))
                .toList();
        return new Problem(type, title, status, detail, next, exitCode, parts);
    }
}
