package a;

public class One {
    public static void go(int n) {}
}
