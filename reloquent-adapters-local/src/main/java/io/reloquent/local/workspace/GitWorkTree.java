package io.reloquent.local.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The git work tree that a directory lies in. Where there is no program `git`, nothing in it is tracked or ignored.
record GitWorkTree(Path directory) {

    private static final int SECONDS = 5;

    /// The one around a file, if there is one.
    static Optional<GitWorkTree> around(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new GitWorkTree(directory == null ? at : directory));
            }
        }
        return Optional.empty();
    }

    boolean tracks(Path file) {
        return says("ls-files", "--error-unmatch", "--", Problems.name(file));
    }

    boolean ignores(Path file) {
        return says("check-ignore", "-q", "--", Problems.name(file));
    }

    private boolean says(String... question) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(question));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Within a hook git's own variables would name another repository.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            if (git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return git.exitValue() == 0;
            }
            git.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException noGit) {
            return false;
        }
    }
}
