import{defineDemo as bt}from"dl101-lib";import{h as Ie}from"dl101-lib";import{createChoice as vt}from"dl101-lib";import{number as yt,numbers as Ue,oneOf as $t,someOf as Ge}from"dl101-lib";var k={bowl:{height:(e,t)=>(e*e+t*t)/2,slope:(e,t)=>[e,t],python:"(x**2 + y**2) / 2",pythonSlope:["x","y"]},valley:{height:(e,t)=>(e+1)**2/2+(t-.5)**2,slope:(e,t)=>[e+1,2*(t-.5)],python:"(x + 1)**2 / 2 + (y - 0.5)**2",pythonSlope:["x + 1","2 * (y - 0.5)"]},ravine:{height:(e,t)=>2.4*(e-1)**2-7.6*(e-1)*t+8.1*t*t,slope:(e,t)=>[4.8*(e-1)-7.6*t,16.2*t-7.6*(e-1)],python:"2.4 * (x - 1)**2 - 7.6 * (x - 1) * y + 8.1 * y**2",pythonSlope:["4.8 * (x - 1) - 7.6 * y","16.2 * y - 7.6 * (x - 1)"]},saddle:{height:(e,t)=>e*e-t*t+t**4/8+2,slope:(e,t)=>[2*e,t**3/2-2*t],python:"x**2 - y**2 + y**4 / 8 + 2",pythonSlope:["2 * x","y**3 / 2 - 2 * y"]},two_minima:{height:(e,t)=>(3*e**4-2*e**3-24*e*e+24*e+80)/32+(t-e/2)**2,slope:(e,t)=>[3*(e*e-4)*(e-.5)/8-(t-e/2),2*(t-e/2)],python:"(3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2)**2",pythonSlope:["3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2)","2 * (y - x / 2)"]}};import{float as j}from"dl101-lib";var[De,Q,B,D,Z]=[.9,.99,.9,.999,1e-8],Y={descent:e=>(t,o)=>t.map((n,r)=>n-e*o[r]),momentum(e){let t=null;return(o,n)=>(t=n.map((r,a)=>De*(t?.[a]??0)+r),o.map((r,a)=>r-e*t[a]))},rmsprop(e){let t=null;return(o,n)=>(t=n.map((r,a)=>Q*(t?.[a]??0)+(1-Q)*r*r),o.map((r,a)=>r-e*n[a]/(Math.sqrt(t[a])+Z)))},adam(e){let[t,o,n]=[null,null,0];return(r,a)=>{n+=1,t=a.map((i,d)=>B*(t?.[d]??0)+(1-B)*i),o=a.map((i,d)=>D*(o?.[d]??0)+(1-D)*i*i);let[s,c]=[1-B**n,1-D**n];return r.map((i,d)=>i-e*(t[d]/s)/(Math.sqrt(o[d]/c)+Z))}}};var x=100,R=.01,L=1e6,O={low:.001,high:10},S={descent:{name:"Gradient descent",letter:"G"},momentum:{name:"Momentum",letter:"M"},rmsprop:{name:"RMSprop",letter:"R"},adam:{name:"Adam",letter:"A"}},w=Object.keys(S),z={bowl:{name:"Bowl",start:[-2.5,1.5],high:9},ravine:{name:"Ravine",start:[-2.5,1],high:70},saddle:{name:"Saddle",start:[2.5,.5],high:10}},M=(e,t=.05)=>({surface:e,start:z[e].start,rates:w.map(()=>t),runners:w,steps:0}),I=M("ravine"),J=e=>e.map(t=>Number(Math.min(3,Math.max(-3,t)).toFixed(2))+0);function je(e,t,o,n){let{height:r,slope:a}=k[e],s=Y[o](n),c=[t],i=[r(...t)];for(;c.length<=x&&i.at(-1)<=L;)c.push(s(c.at(-1),a(...c.at(-1)))),i.push(r(...c.at(-1)));return{points:c,losses:i}}function E({surface:e,start:t,rates:o,runners:n,steps:r}){return n.map(a=>{let s=o[w.indexOf(a)],{points:c,losses:i}=je(e,t,a,s),d=Math.min(r,i.length-1),m=i.findIndex(p=>p<R),l=m<0?null:m;return{id:a,rate:s,points:c,losses:i,at:d,loss:i[d],arrival:l,isLost:i[d]>L}})}var T=({arrival:e},{steps:t})=>e!==null&&e<=t;function V(e){let t=E(e).filter(r=>T(r,e)),o=Math.min(...t.map(({arrival:r})=>r)),n=t.filter(({arrival:r})=>r===o);return n.length===1?n[0].id:""}var C=({rates:e})=>e.every(t=>t===e[0])?e[0]:null;var X=`${L/1e6}e6`,He={descent:`def descent(rate):
    def step(w, g):
        return [w[i] - rate * g[i] for i in range(2)]
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            v[i] = mu * v[i] + g[i]
        return [w[i] - rate * v[i] for i in range(2)]
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            s[i] = alpha * s[i] + (1 - alpha) * g[i]**2
        return [w[i] - rate * g[i] / (s[i]**0.5 + epsilon) for i in range(2)]
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = [0.0, 0.0], [0.0, 0.0], 0
    def step(w, g):
        nonlocal t
        t += 1
        for i in range(2):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            s[i] = beta2 * s[i] + (1 - beta2) * g[i]**2
        m_hat = [value / (1 - beta1**t) for value in m]
        s_hat = [value / (1 - beta2**t) for value in s]
        return [w[i] - rate * m_hat[i] / (s_hat[i]**0.5 + epsilon) for i in range(2)]
    return step
`},Ke={descent:`def descent(rate):
    def step(w, g):
        return w - rate * g
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = 0.0
    def step(w, g):
        nonlocal v
        v = mu * v + g
        return w - rate * v
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = 0.0
    def step(w, g):
        nonlocal s
        s = alpha * s + (1 - alpha) * g**2
        return w - rate * g / (np.sqrt(s) + epsilon)
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = 0.0, 0.0, 0
    def step(w, g):
        nonlocal m, s, t
        t += 1
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(s_hat) + epsilon)
    return step
`},qe={descent:e=>`torch.optim.SGD([w], lr=${e})`,momentum:e=>`torch.optim.SGD([w], lr=${e}, momentum=0.9)`,rmsprop:e=>`torch.optim.RMSprop([w], lr=${e})`,adam:e=>`torch.optim.Adam([w], lr=${e})`};function ee({surface:e,start:t,rates:o,runners:n,steps:r}){let{python:a,pythonSlope:s}=k[e],c=s.join(", "),i=t.map(j).join(", "),d=f=>o[w.indexOf(f)],m=f=>n.map(h=>f[h]).join(`
`),l=f=>n.map(h=>`    ("${S[h].name}", ${f(h)}),`).join(`
`),p=f=>`race = [
${l(h=>`${h}(${j(d(h))})`)}
]
for name, step in race:
    w = ${f}
    for _ in range(${r}):
        if loss(w) > ${X}:  # it has diverged
            break
        w = step(w, gradient(w))
    print(f"{name}: {loss(w)}")
`;return{Python:`def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return [${c}]

${m(He)}
${p(`[${i}]`)}`,NumPy:`import numpy as np

def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return np.array([${c}])

${m(Ke)}
${p(`np.array([${i}])`)}`,PyTorch:`import torch

def loss(w):
    x, y = w
    return ${a}

race = [
${l(f=>`lambda w: ${qe[f](j(d(f)))}`)}
]
for name, make_optimizer in race:
    w = torch.tensor([${i}], dtype=torch.float64, requires_grad=True)
    optimizer = make_optimizer(w)
    for _ in range(${r}):
        height = loss(w)
        if height > ${X}:  # it has diverged
            break
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
    print(f"{name}: {loss(w).item()}")
`}}import{createCheck as Qe}from"dl101-lib";import{h as b,set as ne,setText as _}from"dl101-lib";import{createNumberField as Ze}from"dl101-lib";import{createChoice as Ye}from"dl101-lib";import{fixed as re}from"dl101-lib";var te=.001;function G(e){if(e>L)return"diverged";if(e===0)return"0";if(e<te)return`< ${te}`;let t=e>=100?0:Math.min(4,2-Math.floor(Math.log10(e)));return e>=1e3?Math.round(e).toLocaleString("en"):re(e,t)}function oe(e){let{surface:t,start:o,steps:n}=e,r=`${z[t].name}, start at (${o.map(d=>re(d)).join(", ")})`,a=E(e),s=a.length>1?C(e):null,c=s===null?"":`, all at the rate ${s}`;if(!a.length)return`${r}. Nobody runs: tick an optimizer.`;if(!n)return`${r}, where the loss is ${G(a[0].loss)}${c}. Step, or let them run.`;let i=a.map(d=>We(d,e,s));return`${r}${c}, after ${n} of ${x} steps. ${i.join(" ")}`}function We(e,t,o){let n=`${S[e.id].name}${o===null?`, rate ${e.rate}`:""}:`;if(e.isLost)return`${n} diverged.`;let r=T(e,t)?`, first below ${R} at step ${e.arrival}`:"";return`${n} loss ${G(e.loss)}${r}.`}var ae=["optimizer","rate","loss",`below ${R}`],Je=[.01,.03,.05,.1,.3,1],Ve=60;function se({state:e,edit:t,end:o}){let n=b("p",{class:"field-problem",role:"status"}),r=w.map((s,c)=>Xe(s,c,{state:e,edit:t,end:o,tell:i=>_(n,i)})),a=ae.map(s=>b("th",{scope:"col",role:"columnheader"},s));return{element:b("div",{},b("table",{role:"table"},b("thead",{},b("tr",{role:"row"},...a)),b("tbody",{},...r.map(({element:s})=>s))),n),draw(s,c){for(let i of r)i.draw(s,c)}}}function Xe(e,t,{state:o,edit:n,end:r,tell:a}){let{name:s,letter:c}=S[e],i=h=>h.runners.filter(g=>g!==e),d=Qe({text:s,choose:h=>n({runners:w.filter(g=>g===e?h:i(o.read()).includes(g))})});d.element.firstChild.after(b("span",{class:`line-sample is-${e}`,"aria-hidden":"true"},c));let m=Ze({fits:h=>h>=O.low&&h<=O.high,problem:()=>`Type a rate from ${O.low} to ${O.high}. ${s}’s is still ${o.read().rates[t]}.`,written:String,tell:a,enter(h){n({rates:o.read().rates.with(t,h)}),r()},attributes:{"aria-label":`${s}, learning rate`}}),l=(h,...g)=>b("td",{role:"cell","data-name":ae[h]},...g),[p,f]=[l(2,b("span")),l(3,b("span"))];return{element:b("tr",{role:"row"},b("th",{scope:"row",role:"rowheader"},d.element),l(1,m.input),p,f),draw(h,g){let u=g.find(v=>v.id===e);d.show(!!u),m.show(h.rates[t]),_(p.firstChild,u?G(u.loss):"–"),_(f.firstChild,u&&T(u,h)?`step ${u.arrival}`:"–")}}}function ie(e){let t=Ye({legend:"The same rate for all",options:Je.map(o=>({id:String(o),text:String(o)})),choose:o=>e({rates:w.map(()=>Number(o))})});return{element:t.element,draw:o=>t.show(String(C(o)))}}function le({read:e,go:t}){let o=0,n=(p,f,h="button")=>b("button",{type:"button",class:h,onclick:f},p),r=()=>{clearInterval(o),o=0,_(i,"Run")},a=()=>{document.hidden||t(Math.min(x,e()+1))},s=()=>matchMedia("(prefers-reduced-motion: reduce)").matches?t(x):(e()===x&&t(0),o=setInterval(a,Ve),_(i,"Pause")),c=p=>()=>{r(),p()!==e()&&t(p())},i=n("Run",()=>o?r():s(),"button is-first"),d=n("Step",c(()=>Math.min(x,e()+1))),m=n("Back to the start",c(()=>0)),l=b("span",{class:"step-count"});return{element:b("div",{class:"toolbar",role:"group","aria-label":"The race"},i,d,m,l),stop:r,draw({steps:p}){o&&p===x&&r(),ne(d,{"aria-disabled":String(p===x)}),ne(m,{"aria-disabled":String(p===0)}),_(l,`Step ${p} of ${x}`)}}}import{listOf as et}from"dl101-lib";var ce=5,de=1,[pe,he]=[.1,1],H=.1,ue=[{id:"plain_wins",text:`Bowl: get gradient descent below ${R} within ${ce} steps. Adam, at a rate from ${pe} to ${he}, must take longer`,show:()=>({...M("bowl"),rates:[.05,.05,.05,.1]})},{id:"ravine",text:"Ravine: give all four the same rate and see who is first. Then find a rate at which another one wins",show:()=>M("ravine")},{id:"saddle",text:`Saddle: start exactly on the ridge, y = 0. Who gets away? Then nudge the start off it, by ${H} or less, and run again`,show:()=>M("saddle")}],me=({runners:e})=>e.length===w.length,K=({surface:e,start:t})=>k[e].height(...t)>de;function tt(e){let[t,o]=["descent","adam"].map(a=>E(e).find(({id:s})=>s===a));if(e.surface!=="bowl"||!t||!o||!K(e))return!1;let n=o.rate>=pe&&o.rate<=he,r=T(t,e)&&t.arrival<=ce;return n&&r&&(o.arrival===null||o.arrival>t.arrival)}var rt=e=>e.surface==="saddle"&&e.start[1]!==0&&Math.abs(e.start[1])<=H&&E(e).some(t=>T(t,e)),fe=({found:e})=>w.filter(t=>e.includes(t));function ge(e){let t={plain_wins:tt(e),ravine:fe(e).length>1,saddle:e.found.includes("ridge")&&rt(e)};return Object.keys(t).filter(o=>t[o])}function we(e){let{surface:t,start:o,steps:n,found:r}=e,a=[];return me(e)&&t==="saddle"&&o[1]===0&&n===x&&a.push("ridge"),me(e)&&t==="ravine"&&K(e)&&C(e)!==null&&a.push(V(e)),{found:["ridge",...w].filter(s=>r.includes(s)||a.includes(s))}}function ot(e){return e.length>1?`First, each in a run of its own: ${et(e)}.`:e.length?`First so far: ${e[0]}.`:""}function xe(e){let t=fe(e).map(r=>S[r].name),o=e.surface==="bowl"&&!K(e),n=r=>!e.goals_reached.includes(r);return{plain_wins:o&&n("plain_wins")?`Start farther out, at a loss above ${de}.`:"",ravine:ot(t),saddle:e.found.includes("ridge")?`Nobody: on the ridge the slope in y is exactly 0.${n("saddle")?` Now nudge y by ${H} or less.`:""}`:""}}var be=[{id:"zigzag",name:"Zigzag",change:()=>({...M("ravine",.09),runners:["descent"],steps:30}),lesson:()=>"Gradient descent goes from wall to wall: across the ravine each step overshoots the floor, along it the slope is small. A rate of 0.1 or more would never get down."},{id:"roll",name:"Gather speed",change:()=>({...M("ravine",.01),runners:["descent","momentum"],steps:60}),lesson:()=>"Both have the rate 0.01. Along the floor all slopes point the same way, and momentum's velocity adds them up: it gets below 0.01 after 51 steps, and gradient descent isn't there after 100."},{id:"too_fast",name:"Too fast for one",change:()=>({...M("ravine",.11),steps:30}),lesson:()=>"All have the rate 0.11. Gradient descent lands higher on the other wall at each step: it diverges. Momentum and RMSprop are below 0.01 after 64 steps, Adam isn't after 100."},{id:"ridge",name:"On the ridge",change:()=>({...M("saddle"),start:[2.5,0],steps:x}),lesson:()=>"All four end on the pass at (0, 0), with a loss of 2: on the ridge the slope in y is exactly 0, and each rule turns 0 into no step. Nudge the start up or down."}];var ve=`.dl101.demo-optimizerrace :is(.main,.column){display:grid;grid-template-columns:minmax(0,1fr);gap:.9rem;align-content:start}.dl101.demo-optimizerrace .toolbar{align-items:center}.dl101.demo-optimizerrace .step-count{color:var(--muted);font-variant-numeric:tabular-nums}.dl101.demo-optimizerrace .is-first{justify-content:center;min-width:5rem;border-color:var(--accent);background:var(--accent);color:var(--paper);font-weight:650}.dl101.demo-optimizerrace .is-first:hover{background:var(--positive-ink)}.dl101.demo-optimizerrace .readout{min-height:7.3em}.dl101.demo-optimizerrace .choice-row span{padding-inline:.55rem}.dl101.demo-optimizerrace table{width:100%;margin:0;border-collapse:collapse;font-size:.94rem;font-variant-numeric:tabular-nums}.dl101.demo-optimizerrace :is(th,td){padding:.15rem .2rem;border:0;background:none;font-weight:400;text-align:end}.dl101.demo-optimizerrace tr>:first-child{padding-inline-start:0;text-align:start}.dl101.demo-optimizerrace thead th{color:var(--muted);font-size:.86rem;white-space:nowrap}.dl101.demo-optimizerrace tbody tr{border-top:1px solid var(--line)}.dl101.demo-optimizerrace td:nth-child(n+3){min-width:4em;white-space:nowrap}.dl101.demo-optimizerrace .number-field{width:clamp(3rem,16cqi,4.2rem);padding-inline:.35rem}@container (max-width: 19rem){.dl101.demo-optimizerrace thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.dl101.demo-optimizerrace tbody tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,4.4rem),1fr));padding-bottom:.3rem}.dl101.demo-optimizerrace :is(th,td){padding-inline:0;text-align:start}.dl101.demo-optimizerrace tbody th{grid-column:1 / -1}.dl101.demo-optimizerrace td:before{content:attr(data-name);display:block;color:var(--muted);font-size:.86rem}}.dl101.demo-optimizerrace{--descent: var(--negative);--momentum: var(--positive);--rmsprop: var(--ink);--adam: var(--good)}.dl101.demo-optimizerrace .is-descent{--tint: var(--descent)}.dl101.demo-optimizerrace .is-momentum{--tint: var(--momentum)}.dl101.demo-optimizerrace .is-rmsprop{--tint: var(--rmsprop)}.dl101.demo-optimizerrace .is-adam{--tint: var(--adam)}.dl101.demo-optimizerrace :is(.run,.casing){fill:none;stroke:var(--paper);stroke-width:5.5;stroke-linejoin:round;stroke-linecap:round;pointer-events:none}.dl101.demo-optimizerrace .run{stroke:var(--tint);stroke-width:2.5}.dl101.demo-optimizerrace .run.is-descent{stroke-width:3;stroke-dasharray:1 5}.dl101.demo-optimizerrace .run.is-rmsprop{stroke-dasharray:7 5}.dl101.demo-optimizerrace .run.is-adam{stroke-dasharray:11 4 1 4}.dl101.demo-optimizerrace .badges{pointer-events:none}.dl101.demo-optimizerrace .badge circle{fill:var(--paper);stroke:var(--tint);stroke-width:2.5}.dl101.demo-optimizerrace .badge text{font-size:12.5px;font-weight:700}.dl101.demo-optimizerrace .line-sample{display:grid;flex:none;place-items:center;width:1.4rem;height:1.4rem;border:2.5px solid var(--tint);border-radius:50%;background:var(--paper);font-size:.8rem;font-weight:700}.dl101.demo-optimizerrace .check{gap:.4rem;line-height:1.2}.dl101.demo-optimizerrace .chart{max-width:31rem}.dl101.demo-optimizerrace .chart .plot-frame{fill:var(--paper)}.dl101.demo-optimizerrace .chart .plot-label{font-size:15px}.dl101.demo-optimizerrace .grid{stroke:var(--line)}.dl101.demo-optimizerrace .finish{stroke:var(--good);stroke-width:1.5;stroke-dasharray:3 3}@container (min-width: 44rem){.dl101.demo-optimizerrace .main{grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:2rem}}
`;import{contourLevels as at,paintBands as st}from"dl101-lib";import{h as it,set as U,setText as Me,svg as y}from"dl101-lib";import{fixed as ye}from"dl101-lib";import{createHandle as lt}from"dl101-lib";import{axisLabel as $e,createPlot as mt,createScales as ct}from"dl101-lib";import{same as dt}from"dl101-lib";var pt=9,F=[-3-.15,3+.15],Se=[-3,-2,-1,0,1,2,3],ht=9,ut=(e,{x:t,y:o})=>e.map(([n,r],a)=>`${a?"L":"M"}${t(n).toFixed(1)} ${o(r).toFixed(1)}`).join(""),Ae=13,ke=(e,t)=>Math.min(t,Math.max(-t,e)),Ee=([e,t,o,n],...r)=>{let[a,s]=[o-e,n-t],c={x:e,y:t,width:a,height:s,viewBox:`${e} ${t} ${a} ${s}`};return y("svg",{...c,"aria-hidden":"true"},...r)},Te=()=>w.map(e=>({id:e,casing:y("path",{class:"casing"}),line:y("path",{class:`run is-${e}`})})),Ne=()=>w.map(e=>{let t=Me(y("text",{"text-anchor":"middle",y:4.5}),S[e].letter);return{id:e,node:y("g",{class:`badge is-${e}`},y("circle",{r:9}),t)}}),Oe=(e,t,o)=>U(e,{display:null,transform:`translate(${t.toFixed(1)} ${o.toFixed(1)})`});function Le({state:e,edit:t,end:o,colors:n}){let r=mt({domains:{x:F,y:F},ticks:{x:Se,y:Se},labels:{x:"x",y:"y"},title:"The surface from above",cells:180}),[a,s]=[Te(),Ne()],c=[r.x(F[0]),r.y(F[1]),r.x(F[1]),r.y(F[0])];r.marks.append(Ee(c,...a.map(({casing:l})=>l),...a.map(l=>l.line)),y("g",{class:"badges","aria-hidden":"true"},...s.map(({node:l})=>l).toReversed()));let i=(l,p)=>t({start:J(l)},p),d=lt(r,{label:"The start",kind:"move",drag:l=>i(l.map(ft),"start"),nudge:l=>i(e.read().start.map((p,f)=>p+l[f]*.1)),end:o}),m=null;return{element:r.element,draw(l,p){let{good:f,paper:h}=n(),g=[l.surface,f,h],{height:u}=k[l.surface],v=at(0,z[l.surface].high,pt);dt(g,m)||st(r,u,v,{deep:f,paper:h}),m=g,gt(r,a,s,p);let[A,W]=l.start;d.place(l.start,{now:A,min:-3,max:3,text:`x = ${ye(A)}, y = ${ye(W)}`})}}}var ft=e=>Math.round(e*10)/10;function gt(e,t,o,n){for(let{id:a,casing:s,line:c}of t){let i=n.find(p=>p.id===a),d=i?.points.slice(0,i.at+1)??[],m=d.findIndex(p=>Math.hypot(...p)>ht),l=m<0?d:d.slice(0,m+1);for(let p of[s,c])U(p,{d:ut(l,e)})}let r=[];for(let{id:a,node:s}of o){let c=n.find(m=>m.id===a);if(!c?.at){U(s,{display:"none"});continue}let[i,d]=c.points[c.at].map((m,l)=>e["xy"[l]](ke(m,3)));for(;r.some(([m,l])=>Math.hypot(i-m,d-l)<Ae-1);)i+=Ae;r.push([i,d]),Oe(s,i,d)}}var[Ce,_e]=[360,190],wt={width:Ce,height:_e,left:58,right:30,top:10,bottom:34},Re=[-4,-2,0,2],q={x:[0,x],y:[-4.3,2.5]},ze=17;function Fe(){let e=ct(q,wt),[t,o]=[Te(),Ne()],[n,r]=q.x.map(e.x),[a,s]=q.y.map(e.y),c=m=>y("path",{class:"grid",d:`M${n} ${e.y(m)}H${r}`}),i=(m,l,p,f)=>Me(y("text",{class:"plot-tick",x:m,y:l,"text-anchor":p,"aria-hidden":"true"}),f),d=y("svg",{class:"plot-marks",viewBox:`0 0 ${Ce} ${_e}`,role:"img","aria-label":"The loss after each step"},y("rect",{class:"plot-frame",x:n,y:s,width:r-n,height:a-s}),...Re.map(c),y("path",{class:"finish",d:`M${n} ${e.y(Math.log10(R))}H${r}`}),...Re.map(m=>i(n-6,e.y(m)+5,"end",String(10**m))),...[0,25,50,75,100].map(m=>i(e.x(m),a+17,"middle",String(m))),$e("step",e.x(62.5),a+20,"middle"),$e("loss",n-6,e.y(-1)+5,"end"),Ee([n,s,r,a],...t.flatMap(m=>[m.casing,m.line])),y("g",{class:"badges","aria-hidden":"true"},...o.map(({node:m})=>m)));return{element:it("div",{class:"plot chart"},d),draw(m,l){let p=g=>ke(e.y(Math.log10(Math.max(g,1e-12))),1e3);for(let{id:g,casing:u,line:v}of t){let A=l.find(N=>N.id===g),Pe=(A?A.losses.slice(0,A.at+1).map((N,P)=>[e.x(P),p(N)]):[]).map(([N,P],Be)=>`${Be?"L":"M"}${N.toFixed(1)} ${P.toFixed(1)}`).join("");for(let N of[u,v])U(N,{d:Pe})}let f=l.filter(({at:g})=>g).map(({id:g,at:u,loss:v})=>({id:g,x:e.x(u)+13,y:p(v)})),h=xt(f,s+9,a-9);for(let{id:g,node:u}of o){let v=h.find(A=>A.id===g);v?Oe(u,v.x,v.y):U(u,{display:"none"})}}}}function xt(e,t,o){let n=e.map(r=>({...r,y:Math.min(o,Math.max(t,r.y))})).sort((r,a)=>r.y-a.y);for(let r=1;r<n.length;r++)n[r].y=Math.max(n[r].y,n[r-1].y+ze);for(let r=n.length-1,a=o;r>=0;r--,a-=ze)n[r].y=Math.min(n[r].y,a);return n}var St={surface:$t(Object.keys(z),I.surface),start:Ue(I.start,{low:-3,high:3}),rates:Ue(I.rates,O),runners:Ge(w,w),steps:yt(0,{low:0,high:x,whole:!0}),found:Ge(["ridge",...w])};function At({root:e,state:t,parts:o,edit:n,end:r,colors:a,beforeLead:s,onLeave:c}){let i={state:t,edit:n,end:r,colors:a},d=vt({legend:"Surface",options:Object.entries(z).map(([u,{name:v}])=>({id:u,text:v})),choose:u=>n({surface:u,start:z[u].start})}),[m,l,p]=[Le(i),Fe(),se(i)],f=ie(n),h=le({read:()=>t.read().steps,go:u=>t.record({steps:u})});s(h.stop),c(h.stop);let g=(...u)=>Ie("div",{class:"column"},...u);return e.append(Ie("div",{class:"main"},g(d.element,m.element,h.element,o.readout),g(p.element,f.element,l.element,o.presets,o.toolbar)),o.goals,o.code),u=>{let v=E(u);d.show(u.surface);for(let A of[m,l,p,f,h])A.draw(u,v)}}var gr=bt({name:"OptimizerRace",css:ve,rules:St,undoable:["surface","start","rates","runners"],undoableByStep:["steps"],start:I,presets:be,goals:ue,reached:ge,settle:we,notes:xe,describe:oe,code:ee,build:At});export{gr as default};
