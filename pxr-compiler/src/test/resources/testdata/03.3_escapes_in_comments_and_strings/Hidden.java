/** Escapes are read before all else: an escaped line feed ends a line, an escaped quote a string. */
class Hidden {
    int a = 1; // \u000a int b = a;
    String s = "\u0061\\u0061" + b;             //: b -> Hidden#b
    char c = '\u0041'; /* \u002a/ int d = c; //: c -> Hidden#c
}
