package a;

public class Many {
    public static int many;

    public static void many(int n) {}

    public static void many(String s) {}

    public static class many {}

    void many(Object hidden) {}
}
