package a;

public class Helper {}
