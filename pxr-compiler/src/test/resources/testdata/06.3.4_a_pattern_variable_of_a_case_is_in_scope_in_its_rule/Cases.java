/** Each case label has its own pattern variables; a guard sees them. */
class Cases {
    String kind(Object value) {
        return switch (value) {
            case Integer v when v > 9 -> "big " + v;    //: v is #a; v@2 -> #a; v@3 -> #a
            case Integer v -> "small " + v;             //: v is #b; v@2 -> #b
            case String v -> {                          //: v is #c
                String w = v.trim();                    //: v -> #c; trim -> String#trim()
                yield w;
            }
            default -> value.toString();                //: toString -> Object#toString()
        };
    }
}
