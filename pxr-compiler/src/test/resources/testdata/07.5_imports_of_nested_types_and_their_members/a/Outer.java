package a;

public class Outer {
    public enum Level {
        LOW, HIGH
    }

    public static class Util {
        public static int twice(int n) {
            return 2 * n;
        }

        public static final int MAX = 9;

        public interface Deep {}
    }
}
