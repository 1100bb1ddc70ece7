package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Step;
import io.reloquent.port.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// A process of its own that takes the lock of a workspace and lets go of it as the lines on its standard input say,
/// and answers each with a line.
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        var workspace = new WorkspaceDirectory(Path.of(arguments[0]), Clock.systemUTC());
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Workspace.@Nullable Lock lock = null;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals("take")) {
                try {
                    lock = workspace.lock(Step.MIGRATE);
                    System.out.println("held");
                } catch (YoursToFix taken) {
                    System.out.println(taken.getMessage());
                }
            } else {
                if (lock != null) {
                    lock.close();
                    lock = null;
                }
                System.out.println("free");
            }
        }
    }
}
