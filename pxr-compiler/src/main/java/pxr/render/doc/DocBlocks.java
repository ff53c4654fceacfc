package pxr.render.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A doc comment in its parts.
///
/// @param body what comes before the first block tag
/// @param tags in the order written
record DocBlocks(String body, List<Tag> tags) {

    /// @param name without its `@`
    record Tag(String name, String content) {}

    private static final Pattern TAG = Pattern.compile("\\s*@([a-zA-Z][a-zA-Z.:-]*)(?=\\s|$)");

    static DocBlocks parse(String text) {
        List<Tag> tags = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        StringBuilder current = body;
        String name = "";
        int braces = 0;
        boolean isFenced = false;
        for (String line : text.lines().toList()) {
            Matcher tag = TAG.matcher(line);
            if (braces == 0 && !isFenced && tag.lookingAt()) {
                if (current != body) tags.add(new Tag(name, current.toString().strip()));
                name = tag.group(1);
                current = new StringBuilder(line.substring(tag.end())).append('\n');
                braces = depth(line.substring(tag.end()), 0);
                continue;
            }
            if (line.strip().startsWith("```")) isFenced = !isFenced;
            braces = depth(line, braces);
            current.append(line).append('\n');
        }
        if (current != body) tags.add(new Tag(name, current.toString().strip()));
        return new DocBlocks(body.toString().strip(), tags);
    }

    /**
     * How deep in inline tags the line's end is; a brace that opens no tag counts inside one only.
     */
    private static int depth(String line, int before) {
        int depth = before;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean opens = c == '{' && (depth > 0 || line.startsWith("{@", i));
            if (opens) depth++;
            else if (c == '}' && depth > 0) depth--;
        }
        return depth;
    }
}
