@echo off
rem Starts stowc, and builds it before the first start.
setlocal DisableDelayedExpansion
set "HOME_OF_STOWC=%~dp0"
set "JAR=%HOME_OF_STOWC%cli\target\stowc.jar"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not "%JAVA%"=="java" goto build
where /q java
if not errorlevel 1 goto build
echo stowc: no Java found; install a JDK 17 or later (winget install EclipseAdoptium.Temurin.17.JDK) 1>&2
exit /b 3

:build
if exist "%JAR%" goto start
where /q mvn
if errorlevel 1 (
  echo stowc: no Maven found, which is needed to build stowc at its first use; install Maven 3.8 or later 1>&2
  exit /b 3
)
echo stowc: building, once; this takes a minute or more 1>&2
set "LOG=%TEMP%\stowc-build-%RANDOM%.log"
pushd "%HOME_OF_STOWC%"
call mvn -q -B -DskipTests package > "%LOG%" 2>&1
popd
if exist "%JAR%" (
  del "%LOG%"
  goto start
)
type "%LOG%" 1>&2
del "%LOG%"
echo stowc: the build failed; a JDK 17 or later and Maven 3.8 or later are needed, and access to Maven Central 1>&2
exit /b 3

:start
rem inspect searches messages of any size, and serve and batch run for hours, for which the second compiler is needed.
set "C1=-XX:TieredStopAtLevel=1"
set "HEAP=-Xmx96m"
if "%~1"=="inspect" set "C1="
if "%~1"=="serve" set "C1="
if "%~1"=="batch" set "C1="
if "%~1"=="batch" set "HEAP=-Xmx256m"
if "%~1"=="serve" set "HEAP=-Xmx144m -XX:MaxDirectMemorySize=32m -XX:ReservedCodeCacheSize=48m"
"%JAVA%" -Xshare:auto %C1% -XX:+UseSerialGC -XX:-UsePerfData %HEAP% %STOWC_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
