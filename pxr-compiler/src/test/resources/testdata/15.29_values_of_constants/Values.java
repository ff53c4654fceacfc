import static java.lang.Math.PI;

/** What is compared here are the values, of all fields. */
class Values {
    static final byte B = (byte) 200;
    static final byte B2 = (byte) 3.99e9;
    static final short S = (short) 70000, S2 = (short) -1e9f;
    static final char C = 'a' + 1, C2 = '\'', C3 = '\\', C4 = '\u0041', C5 = '\7', C6 = '\177', C7 = (char) -1, C8 = (char) 66.6, C9 = '"';
    static final int MIN = -2147483648, OVER = Integer.MAX_VALUE + 1, HEX = 0xFFFF_FFFF, OCT = 0777, BIN = 0b1010, U = 1_000, OCT2 = 0_17;
    static final long L = -9223372036854775808L, LO = Long.MIN_VALUE - 1, LH = 0xFFFFFFFFFFFFFFFFL, FROM_INT = Integer.MAX_VALUE * 2, WIDE = 1 << 31;
    static final int SH = 1 << 33, SHR = -8 >> 1, SHU = -8 >>> 28, SHL = 1 << 33L;
    static final long SHLONG = 1L << 33, SHLONG2 = -1L >>> 60;
    static final int D = 7 / 2, M = -7 % 3, BITS = ~5 & 0xF | 1 ^ 3;
    static final int FROM_DOUBLE = (int) 1e20, FROM_NAN = (int) (0.0 / 0.0), FROM_CHAR = 'a';
    static final long LONG_FROM_FLOAT = (long) 1e30f;
    static final float F = 1.1f, FP = 1.1f + 2.2f, FH = 0x1.8p3f, FI = 1 / 0f, FM = -1 / 0f, FN = 0f / 0f, FZ = -0f, FL = 16777217, FD = (float) 1e40, FT = 1.4e-45f;
    static final double DD = .5, DE = 1e-3, DH = 0xAp-2, DI = 1 / 0.0, DM = -1 / 0.0, DN = 0.0 / 0.0, DZ = -0.0, DF = 1.1f, DREM = 5.5 % 2, DMAX = Double.MAX_VALUE, DMIN = 4.9e-324, TAU = 2 * PI;
    static final boolean T = true, N = !T, LT = 1 < 2.0, NAN = DN == DN, NANE = DN != DN, ZERO = 0.0 == -0.0, AND = T && N, OR = T | N, XOR = T ^ T, EQ = "a" == "a", NE = T != N, CH = 'a' <= 97;
    static final String STR = "a\tb\n\"\\\0\1\07\377\u00e9\u20ac\ud83d\ude00" + 1 + 2L + 1.0f + 1e10 + 'c' + true + null_() + (byte) 1;
    static final String CONCAT = "a\tb\r\f\b\s\"'\\\0\1\07\377\u00e9\u20ac\ud83d\ude00" + 1 + 2L + 1.0f + 1e10 + 100.0 + 1e-5f + 'c' + true + (byte) 1 + (char) 65 + B + F + DN + DM + DZ + MIN + L;
    static final String LEFT = 1 + 2 + "a" + 1 + 2, CAST = (String) "x", PAREN = ("a" + ("b")), EMPTY = "";
    static final String BLOCK = """
        a
          "b" \
        joined ""\"
        end\s\t\101\
        """;
    static final String BLOCK2 = """
            x  \040
          y""";
    static final String COND = "" + (true ? 'a' : 0) + (false ? 1 : 'b') + (true ? 'c' : 70000) + (true ? (byte) 1 : 'd') + (true ? (short) 7 : 'e') + (T ? 1 : 2.0) + (N ? 1L : 2);
    static final String MIXED = "" + (true ? "a" : 1);
    static final int COND2 = T ? 1 : 2;
    static final Integer BOX = 1;
    static final Object OBJECT = "a";
    static final String NULL = null;
    static final int OTHER = Other.X + Other.Inner.Y, INHERITED = Below.Z, EXTERNAL = Character.MAX_VALUE, QUALIFIED = java.lang.Byte.MIN_VALUE;
    final int instance = 5, twice = instance * 2, not = this.instance;
    static int notFinal = 5;
    static final int LATER = Values.AFTER + 1;
    static final int AFTER = 1;
    static final int BLANK;
    static final int ZERO_DIVISION = T ? 1 : 2 / (D - 3 + 1);
    static final int LENGTH = "abc".length(), POST = new int[] {1}[0], SWITCH = switch (1) { default -> 1; };
    static final char PLUS = +'a', TERN = T ? 'x' : 'y';
    static final byte NARROWED = 'a';
    static final int COMPARED = 'a' == 97.0 ? 1 : 0;
    static final long MIX = 'a' + 1L;
    static final float FMIX = 'a' / 2f;
    static final double PROMOTED = 1 / 2;
    static final int RIGHT = 10 - 4 - 3, PRECEDENCE = 1 + 2 * 3 << 1 & 0xFF;

    static { BLANK = 3; }

    static String null_() { return null; } //: null_ -> Values#null_()

    void local() {
        class Local {
            static final int IN_A_BODY = 2 * COND2; //: COND2 -> Values#COND2
        }
        new Object() {
            final String s = "x" + Local.IN_A_BODY;
        };
    }

    enum E {
        A;
        static final String IN_AN_ENUM = "e" + 1;
    }

    @interface Note {
        int DEFAULT = 3;

        int value() default DEFAULT + 1;
    }
}

interface Other {
    int X = 40;

    class Inner {
        static final int Y = X + 2;
    }
}

class Above {
    protected static final int Z = 9;
}

class Below extends Above {}
