package a;

public class Two {
    public static void go(String s) {}

    public static void go(long n) {}
}
