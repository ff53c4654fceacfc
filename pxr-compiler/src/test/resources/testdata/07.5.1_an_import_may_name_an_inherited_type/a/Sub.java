package a;

public class Sub extends Base {}
