@echo off
rem Runs the parley command with the Java runtime beside it.
"%~dp0runtime\bin\java" -Xlog:disable -XX:+UseSerialGC -Dpicocli.disable.closures=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dparley.home=%~dp0." -jar "%~dp0parley.jar" %*
