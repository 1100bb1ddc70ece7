package io.reloquent.shell.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/// Some lines at the bottom of the terminal that are drawn over and over, and wiped in the end.
final class Block {

    private final Keys keys;
    private int above;

    Block(Keys keys) {
        this.keys = keys;
    }

    /// Draws lines in the place of those that are there; the cursor ends in the last one, at its end.
    void draw(List<String> lines) {
        var text = new StringBuilder(home());
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n").append("\u001b[K").append(cut(lines.get(i)));
        }
        // In the last column it would wipe that column.
        boolean full = AttributedString.fromAnsi(lines.getLast()).columnLength() >= keys.columns();
        keys.draw(text.append(full ? "" : "\u001b[J").toString());
        above = Math.max(0, lines.size() - 1);
    }

    /// Draws lines, and puts the cursor into the first one.
    ///
    /// @param column from 0
    void draw(List<String> lines, int column) {
        draw(lines);
        keys.draw(home() + (column > 0 ? "\u001b[" + column + "C" : ""));
        above = 0;
    }

    /// What stays in the place of the block.
    void end(String line) {
        keys.draw(home() + "\u001b[J" + (line.isEmpty() ? "" : cut(line) + "\r\n"));
        above = 0;
    }

    private String home() {
        return "\r" + (above > 0 ? "\u001b[" + above + "A" : "");
    }

    /// A line that breaks would be two, and the count of lines wrong.
    private String cut(String line) {
        int columns = keys.columns();
        AttributedString text = AttributedString.fromAnsi(line);
        return text.columnLength() <= columns
                ? line
                : text.columnSubSequence(0, columns - 1).toAnsi() + "\u001b[0m…";
    }
}
