@echo off
rem Starts stowc; builds it first where that has not been done.
setlocal
set "home=%~dp0"
set "jar=%home%cli\target\stowc.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo stowc: no Java found; install a JDK 17 or later 1>&2
  exit /b 3
)
if exist "%jar%" goto start
where mvn >nul 2>&1
if errorlevel 1 (
  echo stowc: no Maven found, which builds stowc at its first use; install Maven 3.8 or later 1>&2
  exit /b 3
)
echo stowc: building, this happens once 1>&2
pushd "%home%"
call mvn -q -B -DskipTests package 1>&2
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
  echo stowc: the build failed; a JDK 17 or later and Maven 3.8 or later are needed, and a way to Maven Central 1>&2
  exit /b 3
)
:start
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m %STOWC_OPTS% -jar "%jar%" %*
exit /b %errorlevel%
